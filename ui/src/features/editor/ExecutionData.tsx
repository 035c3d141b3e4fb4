import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDatabaseExport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { ExecutionSummary } from '#shared/api/types.ts';
import { saveBlob } from '#shared/output/saveText.ts';
import { noticeOf } from '#shared/ui/notices.ts';

/** Downloads what an execution ran on, even if the script has other data now. */
export function ExecutionData({ summary }: { summary: ExecutionSummary | undefined }) {
  const download = useMutation({
    mutationFn: (execution_id: number) =>
      answer(
        api.GET('/api/executions/{execution_id}/data', {
          params: { path: { execution_id } },
          parseAs: 'blob',
        }) as Promise<{ data?: Blob; error?: unknown; response: Response }>,
      ),
    onSuccess: (data, execution) => saveBlob(data, `execution-${execution}-data`),
    onError: noticeOf,
  });
  if (summary === undefined || summary.dataset === null) {
    return null;
  }
  return (
    <Tooltip label="Download the data it ran on">
      <ActionIcon
        aria-label="Download the data it ran on"
        loading={download.isPending}
        onClick={() => download.mutate(summary.id)}
      >
        <IconDatabaseExport size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
