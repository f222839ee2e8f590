// Copyright (C) 2026 The Dossier authors. SPDX-License-Identifier: GPL-3.0-or-later
#ifndef DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
#define DOSSIER_INDEXER_ENTITIES_PEOPLE_H_
