// Columns that name things a plan speaks of, and no work: modules, files, pages.
import type { Words } from "./words.ts";

export const thingNames: Words = {
  en: "module, modules, component, components, feature, features, file, files, filename, file name, file path, path, service, services, class, classes, function, functions, endpoint, endpoints, page, pages, screen, screens, view, views, table, tables, entity, entities, package, packages, library, libraries, layer, directory, folder, system, subsystem, capability, functionality, technology, field",
  de: "modul, module, komponente, komponenten, datei, dateien, klasse, klassen, funktion, funktionen, seite, seiten, schicht, verzeichnis, dienst, dienste, ansicht, merkmal",
  fr: "module, modules, composant, composants, fichier, fichiers, classe, fonction, fonctionnalité, fonctionnalités, page, écran, couche, répertoire, service",
  es: "módulo, módulos, componente, componentes, archivo, archivos, fichero, clase, función, funcionalidad, funcionalidades, página, pantalla, servicio, capa",
  pt: "módulo, módulos, componente, componentes, arquivo, arquivos, ficheiro, classe, função, funcionalidade, funcionalidades, página, tela, serviço, camada",
  it: "modulo, moduli, componente, componenti, file, classe, funzione, funzionalità, pagina, schermata, servizio",
  ru: "модуль, модули, компонент, компоненты, файл, файлы, класс, функция, функции, функциональность, фича, фичи, страница, экран, сервис, слой, каталог, папка",
  uk: "модуль, модулі, компонент, компоненти, файл, файли, клас, функція, функції, фіча, сторінка, екран, сервіс",
  zh: "模块, 模組, 功能模块, 组件, 文件, 文件名, 文件路径, 类, 函数, 功能, 功能点, 页面, 服务, 接口, 目录",
  ja: "モジュール, コンポーネント, ファイル, ファイル名, クラス, 関数, 機能, 機能名, 画面, ページ, サービス, ディレクトリ",
  ko: "모듈, 컴포넌트, 구성 요소, 파일, 파일명, 클래스, 함수, 기능, 화면, 페이지, 서비스, 디렉터리",
};
