import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { dataSnippets, templateSnippet } from '#shared/code/snippets.ts';
import classes from './Panels.module.css';

/** Pieces of code for what every script does: read its data. */
export function InsertMenu({ onInsert }: { onInsert: (body: string) => void }) {
  return (
    <Menu position="bottom-end" width={300} returnFocus={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          className={classes.insert ?? ''}
          rightSection={<IconChevronDown size={12} />}
        >
          Insert
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>sys.argv[1] is the path of the data</Menu.Label>
        {dataSnippets.map((snippet) => (
          <Menu.Item key={snippet.id} onClick={() => onInsert(snippet.body)}>
            <span className={classes.snippet}>
              {snippet.label}
              <small>{snippet.explanation}</small>
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onInsert(templateSnippet.body)}>
          <span className={classes.snippet}>
            {templateSnippet.label}
            <small>{templateSnippet.explanation}</small>
          </span>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
