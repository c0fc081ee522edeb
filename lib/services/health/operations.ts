import * as contracts from "../../contracts/discovery";
import { operation } from "../../operations/operation";
import { checkHealth } from "./health";

export const getHealth = operation(contracts.getHealth, ({ limiter }) => checkHealth(limiter));
