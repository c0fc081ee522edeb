curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/me" \
  --header "Authorization: Bearer $CROWDEE_API_KEY"
