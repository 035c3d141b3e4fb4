import type { components } from '#api';

type Schemas = components['schemas'];

export type Problem = Schemas['Problem'];
export type User = Schemas['User'];
export type Script = Schemas['Script'];
export type ScriptContent = Schemas['ScriptContent'];
export type Version = Schemas['Version'];
export type VersionContent = Schemas['VersionContent'];
export type DatasetKind = Schemas['DatasetKind'];
export type ExecuteOrder = Schemas['ExecuteOrder'];
export type ExecutionStatus = Schemas['ExecutionStatus'];
export type ExecutionSummary = Schemas['ExecutionSummary'];
export type ExecutionEvent = Schemas['ExecutionEvent'];
export type RunOrder = Schemas['RunOrder'];
export type RunStatus = Schemas['RunStatus'];
export type RunSummary = Schemas['RunSummary'];
export type Run = Schemas['Run'];
export type RunGroup = Schemas['RunGroup'];
export type RunScript = Schemas['RunScript'];
export type RunEvent = Schemas['RunEvent'];
export type CatalogueEvent = Schemas['CatalogueEvent'];
