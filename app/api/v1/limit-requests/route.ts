import { routes } from "@/lib/http/routes";
import { createLimitRequest, listLimitRequests } from "@/lib/services/limits/operations";

export const dynamic = "force-dynamic";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(listLimitRequests, createLimitRequest);
