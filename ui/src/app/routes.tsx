import { createBrowserRouter, Outlet } from 'react-router';
import { DeletedPage } from '#features/catalogue/audit/DeletedPage.tsx';
import { DuplicatesPage } from '#features/catalogue/audit/DuplicatesPage.tsx';
import { OrderPage } from '#features/catalogue/audit/OrderPage.tsx';
import { CataloguePage } from '#features/catalogue/CataloguePage.tsx';
import { EditorPage } from '#features/editor/EditorPage.tsx';
import { LoginPage } from '#features/login/LoginPage.tsx';
import { RunPage } from '#features/runs/RunPage.tsx';
import { RunsPage } from '#features/runs/RunsPage.tsx';
import { SearchPage } from '#features/search/SearchPage.tsx';
import { SearchSide } from '#features/search/SearchSide.tsx';
import { SettingsPage } from '#features/settings/SettingsPage.tsx';
import { Frame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Notices } from './Notices.tsx';
import { Popovers } from './Popovers.tsx';
import { RequireUser } from './RequireUser.tsx';
import { RouteFault } from './RouteFault.tsx';

// Fetched when they are gone to: who writes scripts seldom reads the record.
const assistantPage = async () => ({
  Component: (await import('#features/assistant/AssistantPage.tsx')).AssistantPage,
});
const answerPage = async () => ({
  Component: (await import('#features/assistant/AnswerPage.tsx')).AnswerPage,
});

export const router = createBrowserRouter([
  {
    element: (
      <>
        <Outlet />
        <Popovers />
        <Notices />
      </>
    ),
    errorElement: <RouteFault />,
    hydrateFallbackElement: <></>,
    children: [
      { path: '/login', element: <LoginPage /> },
      {
        element: (
          <RequireUser>
            <Frame />
          </RequireUser>
        ),
        children: [
          {
            errorElement: <RouteFault />,
            children: [
              { path: '/', element: <CataloguePage /> },
              { path: '/order', element: <OrderPage /> },
              { path: '/deleted', element: <DeletedPage /> },
              { path: '/duplicates', element: <DuplicatesPage /> },
              {
                path: '/editor/:id',
                element: <EditorPage search={(request) => <SearchSide request={request} />} />,
              },
              { path: '/search', element: <SearchPage /> },
              { path: '/settings', element: <SettingsPage /> },
              { path: '/assistant', lazy: assistantPage },
              { path: '/assistant/:id', lazy: answerPage },
              { path: '/runs', element: <RunsPage /> },
              { path: '/runs/:id', element: <RunPage /> },
              { path: '*', element: <NotFoundPage /> },
            ],
          },
        ],
      },
    ],
  },
]);
