import * as contracts from "@/lib/contracts/account";
import { defineRoute } from "@/lib/http/define-route";
import { otherMethods } from "@/lib/http/other-methods";
import { updateAccount } from "@/lib/services/accounts/accounts";

export const dynamic = "force-dynamic";

export const PATCH = defineRoute(contracts.updateAccount, ({ principal, body }) => updateAccount(principal, body.name));
export const { GET, POST, PUT, DELETE, OPTIONS } = otherMethods(PATCH);
