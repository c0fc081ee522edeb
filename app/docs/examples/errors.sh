# A malformed key: the response is 401 with a challenge header and a problem document.
curl --silent --show-error --include "$CROWDEE_URL/api/v1/me" \
  --header "Authorization: Bearer crowdee_not_a_key"
