-- CreateEnum
CREATE TYPE "limit_request_status" AS ENUM ('pending', 'granted', 'declined');

-- CreateEnum
CREATE TYPE "limit_subject" AS ENUM ('api_key', 'user', 'organization');

-- CreateTable
CREATE TABLE "limit_requests" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "subject" "limit_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "requests_per_minute" INTEGER NOT NULL,
    "workload" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "status" "limit_request_status" NOT NULL DEFAULT 'pending',
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "limit_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limit_grants" (
    "id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "subject" "limit_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "requests_per_minute" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "limit_grants_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "limit_requests_user_id_id_idx" ON "limit_requests"("user_id", "id");

-- CreateIndex
CREATE INDEX "limit_requests_status_id_idx" ON "limit_requests"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "limit_grants_request_id_key" ON "limit_grants"("request_id");

-- CreateIndex
CREATE INDEX "limit_grants_subject_subject_id_idx" ON "limit_grants"("subject", "subject_id");

-- AddForeignKey
ALTER TABLE "limit_requests" ADD CONSTRAINT "limit_requests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_grants" ADD CONSTRAINT "limit_grants_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "limit_requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;
