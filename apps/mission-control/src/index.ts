export { ADMIN_ID } from './acts/administrator.ts';
export { type MissionControlOptions, startMissionControl } from './start-mission-control.ts';
