import { Button } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import { isEditor, useMe } from '#shared/api/session.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { visibleText } from '#shared/output/visibleText.ts';
import { usePutBack } from '#shared/scripts/removal.ts';
import { deletedKey } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { Time } from '#shared/ui/Time.tsx';
import { NumberedLink } from '../NumberedLink.tsx';
import classes from './Audit.module.css';
import { AuditPage } from './AuditPage.tsx';

/** The scripts that left the queue, the last first. */
export function DeletedPage() {
  const me = useMe();
  const putBack = usePutBack();
  const deleted = useQuery({
    queryKey: deletedKey,
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/scripts', { params: { query: { deleted: true } }, signal })))
        .scripts,
  });
  return (
    <AuditPage title="Deleted scripts" asked={deleted}>
      {deleted.data?.length === 0 && (
        <Message title="Nothing is deleted" icon={<IconTrash size={20} stroke={1.7} />}>
          A deleted script leaves the queue and prod. Its history stays, and it can be put back from
          here.
        </Message>
      )}
      {deleted.data !== undefined && deleted.data.length > 0 && (
        <>
          <p className={classes.intro}>
            They left the queue and prod; their histories stay. A script that is put back gets its
            old number if that is free, else one at the end.
          </p>
          <ul className={classes.list} aria-label="Deleted scripts">
            {deleted.data.map((script) => (
              <li key={script.id} className={classes.row}>
                <NumberedLink
                  id={script.id}
                  number={script.ordering_number}
                  name={script.descriptive_name}
                />
                <span className={classes.dim}>{versionNumber(script.version)}</span>
                {script.deletion !== null && (
                  <span className={classes.who}>
                    <Time at={script.deletion.at} /> by {script.deletion.by}
                  </span>
                )}
                {isEditor(me.data) && (
                  <Button
                    variant="default"
                    leftSection={<IconArrowBackUp size={15} />}
                    loading={putBack.isPending && putBack.variables?.id === script.id}
                    disabled={putBack.isPending && putBack.variables?.id !== script.id}
                    aria-label={`Put back ${visibleText(script.descriptive_name)}`}
                    onClick={() => putBack.mutate(script)}
                  >
                    Put back
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </AuditPage>
  );
}
