import * as me from "../../contracts/me";
import * as sessionContracts from "../../contracts/sessions";
import * as tokens from "../../contracts/tokens";
import { operation } from "../../operations/operation";
import { mintAccessToken } from "./access-tokens";
import { describeMe } from "./me";
import * as sessions from "./sessions";

export const getMe = operation(me.getMe, ({ principal }) => describeMe(principal));

export const createAccessToken = operation(tokens.createAccessToken, ({ principal }) => mintAccessToken(principal));

export const listSessions = operation(sessionContracts.listSessions, ({ principal, query }) =>
  sessions.listSessions(principal, query),
);

export const endOtherSessions = operation(sessionContracts.endOtherSessions, ({ principal }) =>
  sessions.endOtherSessions(principal),
);

export const endSession = operation(sessionContracts.endSession, ({ principal, params }) =>
  sessions.endSession(principal, params.sessionId),
);
