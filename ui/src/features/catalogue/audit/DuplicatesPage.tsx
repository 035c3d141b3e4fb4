import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '#shared/api/client.ts';
import type { CodeHolder } from '#shared/api/types.ts';
import { versionNumber } from '#shared/format/numbers.ts';
import { duplicatesKey } from '#shared/scripts/scripts.ts';
import { Message } from '#shared/ui/Message.tsx';
import { NumberedLink } from '../NumberedLink.tsx';
import classes from './Audit.module.css';
import { AuditPage } from './AuditPage.tsx';

/** Scripts with the same executable code, on prod and on all branches. */
export function DuplicatesPage() {
  const duplicates = useQuery({
    queryKey: duplicatesKey,
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/duplicates', { signal }))).duplicates,
  });
  return (
    <AuditPage title="Duplicates" asked={duplicates}>
      {duplicates.data?.length === 0 && (
        <Message title="No two scripts do the same" icon={<IconCopy size={20} stroke={1.7} />}>
          Two scripts are duplicates when their code is the same apart from comments, docstrings and
          layout. prod never holds both of them.
        </Message>
      )}
      {duplicates.data !== undefined && duplicates.data.length > 0 && (
        <>
          <p className={classes.intro}>
            Scripts with the same code apart from comments, docstrings and layout. Only one of each
            set can be on prod: change the others, or delete them.
          </p>
          {duplicates.data.map((set) => (
            <section
              key={set.fingerprint}
              className={classes.set}
              aria-label={`${distinct(set.holders)} scripts with the same code`}
            >
              <h2 className={classes.setTitle}>{distinct(set.holders)} scripts, the same code</h2>
              <ul className={classes.list}>
                {set.holders.map((holder) => (
                  <li key={`${holder.script_id} ${holder.branch}`} className={classes.row}>
                    <NumberedLink
                      id={holder.script_id}
                      number={holder.ordering_number}
                      name={holder.descriptive_name}
                    />
                    <span className={classes.who}>
                      {holder.branch === 'prod' ? 'on prod' : `on the branch ${holder.branch}`},{' '}
                      <span className="figures">version {versionNumber(holder.version)}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </AuditPage>
  );
}

function distinct(holders: readonly CodeHolder[]): number {
  return new Set(holders.map((holder) => holder.script_id)).size;
}
