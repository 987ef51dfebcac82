import type { AriaLabelConfig } from '@xyflow/react';

/** What React Flow says to who cannot see it, in Chinese. */
export const canvasLabels: Partial<AriaLabelConfig> = {
  'node.a11yDescription.default':
    '方向键走到别的图形，回车打开设置，N 在后面加一步，Delete 去掉，Alt 加方向键移动位置。',
  'node.a11yDescription.keyboardDisabled':
    '方向键走到别的图形，回车打开设置，N 在后面加一步，Delete 去掉，Alt 加方向键移动位置。',
  'node.a11yDescription.ariaLiveMessage': () => '已移动。',
  'edge.a11yDescription.default': '流向。',
  'controls.ariaLabel': '缩放',
  'controls.zoomIn.ariaLabel': '放大',
  'controls.zoomOut.ariaLabel': '缩小',
  'controls.fitView.ariaLabel': '看全图',
  'controls.interactive.ariaLabel': '能不能改',
  'minimap.ariaLabel': '小地图',
  'handle.ariaLabel': '连接点',
};
