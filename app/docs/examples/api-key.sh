# Create a project, and then list the five newest.
curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/projects" \
  --header "Authorization: Bearer $CROWDEE_API_KEY" \
  --header "Content-Type: application/json" \
  --data '{ "name": "Election photos", "description": "Pictures sent in by readers." }'

curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/projects?limit=5" \
  --header "Authorization: Bearer $CROWDEE_API_KEY"
