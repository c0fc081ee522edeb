-- Finds an account's recent events of an action, which bounds how many failed sign-ins are recorded.
CREATE INDEX "audit_events_user_id_action_created_at_idx" ON "audit_events"("user_id", "action", "created_at");
