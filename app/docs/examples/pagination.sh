# List all projects, page by page.
cursor=""
while :; do
  page=$(curl --fail-with-body --silent --show-error --get "$CROWDEE_URL/api/v1/projects" \
    --header "Authorization: Bearer $CROWDEE_API_KEY" \
    --data "limit=100" ${cursor:+--data-urlencode "cursor=$cursor"})
  echo "$page"
  cursor=$(echo "$page" | sed -n 's/.*"nextCursor":"\([^"]*\)".*/\1/p')
  [ -n "$cursor" ] || break
done
