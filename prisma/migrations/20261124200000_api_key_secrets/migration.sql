-- Keys made before this migration have no public id, and none can be derived from their hashes: they end here, and with
-- them the limit requests and grants made for them.
DELETE FROM "limit_requests" WHERE "subject" = 'api_key';
DELETE FROM "api_keys";

-- DropIndex
DROP INDEX "api_keys_key_hash_key";

-- AlterTable
ALTER TABLE "api_keys" DROP COLUMN "hint",
DROP COLUMN "key_hash",
ADD COLUMN     "default_organization_id" TEXT,
ADD COLUMN     "public_id" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "api_key_secrets" (
    "hash" BYTEA NOT NULL,
    "api_key_id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_key_secrets_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "api_key_secrets_api_key_id_idx" ON "api_key_secrets"("api_key_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_public_id_key" ON "api_keys"("public_id");

-- AddForeignKey
ALTER TABLE "api_key_secrets" ADD CONSTRAINT "api_key_secrets_api_key_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE ON UPDATE CASCADE;
