// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
//
// The compiled gazetteer and the text of its tables, as read-only data.

    .section .rodata
    .balign 64
    .globl dossier_builtin_gazetteer
    .hidden dossier_builtin_gazetteer
    .globl dossier_builtin_gazetteer_end
    .hidden dossier_builtin_gazetteer_end
dossier_builtin_gazetteer:
    .incbin DOSSIER_COMPILED_GAZETTEER
dossier_builtin_gazetteer_end:
    .byte 0
    .balign 64
    .globl dossier_builtin_tables
    .hidden dossier_builtin_tables
    .globl dossier_builtin_tables_end
    .hidden dossier_builtin_tables_end
dossier_builtin_tables:
    .incbin DOSSIER_PACKED_TABLES
dossier_builtin_tables_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
