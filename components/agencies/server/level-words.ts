export const levelWords = { PLATFORM: '平台', CITY: '市级', DISTRICT: '区县级', STREET: '街道（乡镇）级' } as const;
