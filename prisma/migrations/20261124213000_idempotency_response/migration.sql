-- Only the name changes.
ALTER TABLE "idempotency_records" RENAME COLUMN "answer" TO "response";
