import * as me from "../../contracts/me";
import * as tokens from "../../contracts/tokens";
import { operation } from "../../operations/operation";
import { mintAccessToken } from "./access-tokens";
import { describeMe } from "./me";

export const getMe = operation(me.getMe, ({ principal }) => describeMe(principal));

export const createAccessToken = operation(tokens.createAccessToken, ({ principal }) => mintAccessToken(principal));
