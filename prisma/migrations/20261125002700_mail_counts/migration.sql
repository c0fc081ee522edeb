-- How many mails of a kind were sent today, by recipient, sender, and organization.
CREATE TABLE "mail_counts" (
    "subject" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "mail_counts_pkey" PRIMARY KEY ("subject")
);
