// One line for each resource that is no kind of record and has operations of its own.
export { apiAccess } from './apiAccess';
export { oauthApp } from './oauthApp';
