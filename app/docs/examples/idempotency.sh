key="create-$(date +%s)-$RANDOM"

# Send the same request twice. The second response is a replay of the first, and nothing is created.
for attempt in first second; do
  echo "$attempt:"
  curl --fail-with-body --silent --show-error --include "$CROWDEE_URL/api/v1/projects" \
    --header "Authorization: Bearer $CROWDEE_API_KEY" \
    --header "Content-Type: application/json" \
    --header "Idempotency-Key: $key" \
    --data '{ "name": "Created once" }' | grep -i '^idempotency-replayed\|"id"'
done
