// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_FILE_CHARS } from '../../../../core/registry/file/registry-file'
import type { Registry } from '../../../../core/registry/registry'
import { downloadRegistry, registryFileName, readSelectedFile } from '../../../../entrypoints/options/files'
import { registryOf, workspaceOf } from '../../../fixtures/make'

let storedRegistry: Registry | undefined

vi.mock('wxt/browser', () => ({ browser: {} }))
vi.mock('../../../../settings/database', () => ({ readRegistry: async () => storedRegistry }))

const NOVEMBER = Date.UTC(2026, 10, 23)

beforeEach(() => {
  storedRegistry = registryOf({ fetchedAt: NOVEMBER })
})

describe('readSelectedFile', () => {
  it('reads the names', async () => {
    expect(await readSelectedFile(new File(['name\npage_view\npurchase\n'], 'goals.csv'))).toMatchObject({
      name: 'goals.csv',
      content: { lists: { goals: { items: [{ name: 'page_view' }, { name: 'purchase' }] } } },
    })
  })

  it('reports why a file cannot be used', async () => {
    expect(await readSelectedFile(new File([''], 'empty.json'))).toMatchObject({
      problem: { key: 'registryFile.problem.empty', values: { file: 'empty.json' } },
    })
  })

  it('does not read a file that is too large', async () => {
    const text = vi.fn()
    const file = { name: 'large.json', size: MAX_FILE_CHARS * 3 + 1, text } as unknown as File
    expect(await readSelectedFile(file)).toMatchObject({ problem: { key: 'registryFile.problem.tooLarge' } })
    expect(text).not.toHaveBeenCalled()
  })

  it('reports a file that was deleted', async () => {
    const text = async () => Promise.reject(new Error('gone'))
    const file = { name: 'a.json', size: 1, text } as unknown as File
    expect(await readSelectedFile(file)).toMatchObject({
      problem: { key: 'connect.file.unreadable', values: { file: 'a.json', reason: 'gone' } },
    })
  })
})

describe('downloadRegistry', () => {
  it('saves a file that can be read again', async () => {
    const blobs: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob)
      return 'blob:one'
    })
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    expect(await downloadRegistry(workspaceOf())).toBe('acme-2026-11-23.json')
    expect(clicked).toHaveBeenCalledOnce()
    const text = (await blobs[0]?.text()) ?? ''
    expect(await readSelectedFile(new File([text], 'acme.json'))).toMatchObject({
      content: { workspaceName: 'acme', collectors: ['acme.absmartly.io'], writtenAt: NOVEMBER },
    })
  })

  it('saves nothing without a registry', async () => {
    storedRegistry = undefined
    expect(await downloadRegistry(workspaceOf())).toBeNull()
  })
})

describe('registryFileName', () => {
  it.each([
    ['acme.absmartly.com', 'acme.absmartly.com-2026-11-23.json'],
    ['localhost:4402', 'localhost-4402-2026-11-23.json'],
    ['../../etc/passwd', 'etc-passwd-2026-11-23.json'],
    ['Köln & Bonn', 'Köln-Bonn-2026-11-23.json'],
    ['\u202Egnp.exe', 'gnp.exe-2026-11-23.json'],
    ['///', 'workspace-2026-11-23.json'],
  ])('names the file of workspace %j %s', (name, file) => {
    expect(registryFileName(workspaceOf({ name }), NOVEMBER)).toBe(file)
  })
})
