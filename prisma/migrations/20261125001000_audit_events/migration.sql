-- Events of persons beside those of organizations, with credential, client address, and what changed.
ALTER TABLE "audit_events" RENAME COLUMN "actor_type" TO "credential_type";
ALTER TABLE "audit_events" RENAME COLUMN "api_key_id" TO "credential_id";
ALTER TABLE "audit_events"
  ALTER COLUMN "organization_id" DROP NOT NULL,
  ALTER COLUMN "actor_user_id" DROP NOT NULL,
  ALTER COLUMN "actor_name" DROP NOT NULL,
  ADD COLUMN "user_id" TEXT,
  ADD COLUMN "client_address" TEXT,
  ADD COLUMN "changes" JSONB NOT NULL DEFAULT '[]',
  ADD CONSTRAINT "audit_events_owner_check" CHECK (("organization_id" IS NULL) <> ("user_id" IS NULL));

CREATE INDEX "audit_events_user_id_id_idx" ON "audit_events"("user_id", "id");

ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
