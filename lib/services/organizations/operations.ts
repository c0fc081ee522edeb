import * as invitationContracts from "../../contracts/invitations";
import * as memberContracts from "../../contracts/members";
import * as contracts from "../../contracts/organizations";
import { operation } from "../../operations/operation";
import * as invitations from "./invitations";
import * as members from "./members";
import * as organizations from "./organizations";

export const listOrganizations = operation(contracts.listOrganizations, ({ principal, query }) =>
  organizations.listOrganizations(principal, query),
);

export const createOrganization = operation(contracts.createOrganization, ({ principal, body }) =>
  organizations.createOrganization(principal, body),
);

export const getOrganization = operation(contracts.getOrganization, ({ principal }) =>
  organizations.getOrganization(principal),
);

export const updateOrganization = operation(contracts.updateOrganization, ({ principal, body }) =>
  organizations.updateOrganization(principal, body),
);

export const deleteOrganization = operation(contracts.deleteOrganization, ({ principal }) =>
  organizations.deleteOrganization(principal),
);

/** What makes it the active one is the front end's: over HTTP, a cookie. */
export const activateOrganization = operation(contracts.activateOrganization, ({ principal }) =>
  organizations.getOrganization(principal),
);

export const transferOrganization = operation(contracts.transferOrganization, ({ principal, body }) =>
  organizations.transferOrganization(principal, body.userId),
);

export const leaveOrganization = operation(contracts.leaveOrganization, ({ principal }) =>
  organizations.leaveOrganization(principal),
);

export const listMembers = operation(memberContracts.listMembers, ({ principal, query }) =>
  members.listMembers(principal, query),
);

export const updateMember = operation(memberContracts.updateMember, ({ principal, params, body }) =>
  members.updateMember(principal, params.userId, body.role),
);

export const removeMember = operation(memberContracts.removeMember, ({ principal, params }) =>
  members.removeMember(principal, params.userId),
);

export const listInvitations = operation(invitationContracts.listInvitations, ({ principal, query }) =>
  invitations.listInvitations(principal, query),
);

export const createInvitation = operation(invitationContracts.createInvitation, ({ principal, body }) =>
  invitations.createInvitation(principal, body),
);

export const revokeInvitation = operation(invitationContracts.revokeInvitation, ({ principal, params }) =>
  invitations.revokeInvitation(principal, params.invitationId),
);

export const acceptInvitation = operation(invitationContracts.acceptInvitation, ({ principal, body }) =>
  invitations.acceptInvitation(principal, body.token),
);

export const findOpenInvitation = operation(invitationContracts.findOpenInvitation, ({ query }) =>
  invitations.findOpenInvitation(query.token),
);
