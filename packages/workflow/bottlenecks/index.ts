/** Entry `@gov/workflow/bottlenecks`: where the time of a process goes. */

export {
  type Course,
  type CourseCase,
  courseOf,
  fewestCases,
  fewestPersons,
  type ReturnLoop,
  type StepCourse,
  type Times,
  type Variant,
} from './course.ts';
