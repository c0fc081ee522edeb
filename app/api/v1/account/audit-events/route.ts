import { routes } from "@/lib/http/routes";
import { listAccountAuditEvents } from "@/lib/services/audit/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(listAccountAuditEvents);
