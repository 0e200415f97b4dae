// eslint-disable-next-line import/no-unassigned-import
import 'zone.js'

const records = []
const zone = Zone.current.fork({
  name: 'page',
  onScheduleTask(parent, current, target, task) {
    records.push({ scheduled: `${task.type} ${task.source}` })
    return parent.scheduleTask(target, task)
  },
  onInvokeTask(parent, current, target, task, self, args) {
    records.push({ invoked: `${task.type} ${task.source}` })
    return parent.invokeTask(target, task, self, args)
  },
  onHandleError(parent, current, target, error) {
    records.push({ error: String(error) })
    return parent.handleError(target, error)
  },
})
window.library = { records, run: (actions) => zone.run(actions) }
