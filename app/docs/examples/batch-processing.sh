# Creates a project for each line of standard input, in batches that are spaced across the rate limit window.
BATCH=5
run=$(date +%s)-$$
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# create <line number> <name>: saves the response headers in $work/<line number>.
create() {
  local attempt status retry_after name
  name=$(printf '%s' "$2" | sed 's/[\\"]/\\&/g')
  for attempt in 1 2 3 4 5 6 7 8; do
    status=$(curl --silent --output /dev/null --dump-header "$work/$1" --write-out '%{http_code}' \
      "$CROWDEE_URL/api/v1/projects" \
      --header "Authorization: Bearer $CROWDEE_API_KEY" \
      --header "Content-Type: application/json" \
      --header "Idempotency-Key: import-$run-$1" \
      --data "{ \"name\": \"$name\" }") || status=000
    case $status in
      201) echo "created $2" && return ;;
      429 | 5?? | 000) ;; # Retry only when limited or when the server fails.
      *) break ;;
    esac
    retry_after=$(sed -n 's/^retry-after: *\([0-9]*\).*/\1/Ip' "$work/$1")
    # Wait for Retry-After, or exponentially longer, plus up to a second of jitter.
    sleep "${retry_after:-$((1 << attempt))}.$((RANDOM % 10))"
  done
  echo "line $1: $status" >&2
  return 1
}

# How many seconds to spend on each batch to stay below the limit of q requests per w seconds.
pace() {
  sed -n 's/^ratelimit-policy:.*q=\([0-9]*\);w=\([0-9]*\).*/\1 \2/Ip' "$work/$1" | awk "{ print $BATCH * \$2 / \$1 }"
}

line=0
batch=()
finish_batch() {
  local job
  for job in "${batch[@]}"; do wait "$job"; done
  batch=()
}
while IFS= read -r name; do
  if [ "${#batch[@]}" = "$BATCH" ]; then
    finish_batch
    sleep "$(pace "$line")"
  fi
  line=$((line + 1))
  create "$line" "$name" &
  batch+=($!)
done
finish_batch
