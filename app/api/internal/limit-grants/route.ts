import { answerInternal } from "@/lib/http/internal";
import { grantsInForce } from "@/lib/services/limit-grants";

export const GET = answerInternal(grantsInForce);
