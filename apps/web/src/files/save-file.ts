interface TextFile {
  name: string;
  type: string;
  text: string;
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, type, text }: TextFile): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim();
  link.click();
  URL.revokeObjectURL(url);
}
