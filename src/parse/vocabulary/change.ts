// Words in brackets that say what happens to a file: "[NEW] users.ts", "[DELETE] memo.ts".
import type { Words } from "./words.ts";

export const changeWords: Words = {
  en: "new, add, added, create, created, modify, modified, update, updated, edit, change, changed, rename, renamed, move, delete, deleted, remove, refactor, replace",
  de: "neu, hinzufügen, anlegen, ändern, geändert, anpassen, umbenennen, verschieben, löschen, entfernen",
  fr: "nouveau, ajouter, créer, modifier, modifié, renommer, déplacer, supprimer",
  es: "nuevo, añadir, agregar, crear, modificar, modificado, renombrar, mover, eliminar, borrar",
  pt: "novo, adicionar, criar, modificar, alterar, renomear, mover, excluir, remover",
  it: "nuovo, aggiungere, creare, modificare, modifica, rinominare, spostare, eliminare, rimuovere",
  ru: "новый, новое, добавить, создать, изменить, изменение, обновить, переименовать, переместить, удалить",
  uk: "новий, додати, створити, змінити, оновити, перейменувати, перемістити, видалити",
  zh: "新增, 新建, 创建, 添加, 修改, 更新, 重命名, 移动, 删除",
  ja: "新規, 追加, 作成, 変更, 修正, 更新, 移動, 削除",
  ko: "신규, 추가, 생성, 수정, 변경, 이동, 삭제",
};
