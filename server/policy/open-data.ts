import { Type } from 'typebox'
import { shape } from '../../contracts/shapes.ts'

const terms = Type.String({ minLength: 1, maxLength: 500 })

/** 使用条件: under which anybody may use the tables of open data. */
export const openData = shape({ licence: shape({ zh: terms, en: terms }) })
