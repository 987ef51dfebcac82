import { App } from 'antd';
import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { TextSizeProvider, useTextSize } from './text-size.tsx';
import { largeTheme, normalTheme } from './theme.ts';
import './tokens.css';
import './ground.css';
import './pieces.css';

/** The server writes a fresh nonce into each page; antd's style elements carry it, or the CSP refuses them. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

function Themed({ children }: { readonly children: ReactNode }) {
  const { size } = useTextSize();
  return (
    <ConfigProvider
      theme={size === 'large' ? largeTheme : normalTheme}
      locale={zhCN}
      csp={{ nonce }}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      form={{ requiredMark: 'optional', scrollToFirstError: true }}
      variant="outlined"
    >
      <App className="gov-app">{children}</App>
    </ConfigProvider>
  );
}

/** Colours, type, locale and text size for everything below it. */
export const Design = ({ children }: { readonly children: ReactNode }) => (
  <TextSizeProvider>
    <Themed>{children}</Themed>
  </TextSizeProvider>
);
