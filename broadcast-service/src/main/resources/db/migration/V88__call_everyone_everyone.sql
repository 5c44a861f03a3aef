-- It holds those who subscribed themselves as well: nobody imported them.
update audience set name = 'Everyone' where id = '00000000-0000-4000-8000-0000000000e0' and name = 'Everyone imported';
