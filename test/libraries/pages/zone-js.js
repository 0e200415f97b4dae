// eslint-disable-next-line import/no-unassigned-import
import 'zone.js'

const records = []
const zone = Zone.current.fork({
  name: 'page',
  onScheduleTask(parent, current, target, task) {
    records.push({ kind: 'scheduled', task: `${task.type} ${task.source}` })
    return parent.scheduleTask(target, task)
  },
  onInvokeTask(parent, current, target, task, self, args) {
    records.push({ kind: 'invoked', task: `${task.type} ${task.source}` })
    return parent.invokeTask(target, task, self, args)
  },
  onHandleError(parent, current, target, error) {
    records.push({ kind: 'error', error: String(error) })
    return parent.handleError(target, error)
  },
})
window.library = { records, run: (actions) => zone.run(actions) }
