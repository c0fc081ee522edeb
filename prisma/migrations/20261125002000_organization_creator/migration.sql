-- Who created an organization, for the quota of each person.
ALTER TABLE "organizations" ADD COLUMN "created_by_id" TEXT;

UPDATE "organizations" o SET "created_by_id" = u."id"
FROM "audit_events" e JOIN "users" u ON u."id" = e."actor_user_id"
WHERE e."organization_id" = o."id" AND e."action" = 'organization.created';

CREATE INDEX "organizations_created_by_id_idx" ON "organizations"("created_by_id");

ALTER TABLE "organizations" ADD CONSTRAINT "organizations_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
