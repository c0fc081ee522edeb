# The cookie jar keeps cookies, like a browser.
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT

csrf=$(curl --silent --show-error --cookie-jar "$jar" "$CROWDEE_URL/api/auth/csrf" |
  sed 's/.*"csrfToken":"\([^"]*\)".*/\1/')

curl --fail-with-body --silent --show-error --output /dev/null \
  --cookie "$jar" --cookie-jar "$jar" "$CROWDEE_URL/api/auth/callback/credentials" \
  --data-urlencode "csrfToken=$csrf" \
  --data-urlencode "email=$CROWDEE_EMAIL" \
  --data-urlencode "password=$CROWDEE_PASSWORD"

curl --fail-with-body --silent --show-error --cookie "$jar" "$CROWDEE_URL/api/v1/me"
