# List the organizations that the key can access.
curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/organizations" \
  --header "Authorization: Bearer $CROWDEE_API_KEY"

# List the projects of one of them, by ID or slug.
curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/projects" \
  --header "Authorization: Bearer $CROWDEE_API_KEY" \
  --header "Crowdee-Organization: $CROWDEE_ORGANIZATION"
