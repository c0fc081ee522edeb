# Show the rate limit headers of a response.
curl --silent --show-error --output /dev/null --dump-header - \
  "$CROWDEE_URL/api/v1/me" \
  --header "Authorization: Bearer $CROWDEE_API_KEY" | grep -i "ratelimit"
