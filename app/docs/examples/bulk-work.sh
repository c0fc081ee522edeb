# Creates a project for each line of standard input, and fails none of them.
run=$(date +%s)
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT

create() {
  curl --silent --show-error --output /dev/null --dump-header "$headers" --write-out '%{http_code}' \
    "$CROWDEE_URL/api/v1/projects" \
    --header "Authorization: Bearer $CROWDEE_API_KEY" \
    --header "Content-Type: application/json" \
    --header "Idempotency-Key: import-$run-$1" \
    --data "{ \"name\": \"$2\" }"
}

line=0
while IFS= read -r name; do
  line=$((line + 1))
  attempt=0
  until status=$(create "$line" "$name") && [ "$status" = 201 ]; do
    attempt=$((attempt + 1))
    # Only a limit or a fault on our side is worth another try.
    if [ "$attempt" -gt 8 ] || { [ "$status" -ge 400 ] && [ "$status" -lt 500 ] && [ "$status" != 429 ]; }; then
      echo "line $line: $status" >&2
      exit 1
    fi
    wait=$(tr -d '\r' <"$headers" | awk 'tolower($1) == "retry-after:" { print $2 }')
    # As told, or twice as long each time, and up to a second more.
    sleep "$((${wait:-$((1 << attempt))})).$((RANDOM % 10))"
  done
  echo "created $name"
done
