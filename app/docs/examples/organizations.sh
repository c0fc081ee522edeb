# Which organizations does this key reach?
curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/organizations" \
  --header "Authorization: Bearer $CROWDEE_API_KEY"

# Work in one of them, by id or slug.
curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/projects" \
  --header "Authorization: Bearer $CROWDEE_API_KEY" \
  --header "Crowdee-Organization: $CROWDEE_ORGANIZATION"
