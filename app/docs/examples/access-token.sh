# CROWDEE_COOKIE is the Cookie header that the user's browser sent to your service.
token=$(curl --fail-with-body --silent --show-error --request POST "$CROWDEE_URL/api/v1/tokens" \
  --cookie "$CROWDEE_COOKIE" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')

curl --fail-with-body --silent --show-error "$CROWDEE_URL/api/v1/organizations" \
  --header "Authorization: Bearer $token"
