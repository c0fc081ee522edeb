# A key that was never issued: 401, the challenge in a header, the problem document in the body.
curl --silent --show-error --include "$CROWDEE_URL/api/v1/me" \
  --header "Authorization: Bearer crowdee_0000000000000000000000000000000000000000"
